"""Sends a little of everything with Debian's aiodogstatsd to 127.0.0.1:PORT. Usage: aiodogstatsd.py PORT CALLS

CALLS: `plain`, or `distribution` for those alone.
"""
import asyncio
import sys

import aiodogstatsd


async def plain(client, port):
    client.gauge("aio.gauge", value=3.5, tags={"a": "1"})
    client.gauge("aio.gauge.unicode", value=4, tags={"city": "Zürich"})
    client.gauge("aio.gauge.small", value=1e-07)
    client.gauge("aio.gauge.large", value=12345678901234567890)
    client.increment("aio.count")
    client.increment("aio.count", value=4)
    client.decrement("aio.count", value=2)
    client.decrement("aio.down")
    for value in (10, 1, 3, 2):
        client.histogram("aio.histogram", value=value)
        client.timing("aio.timing", value=value, tags={"a": "1", "b": "2"})
    with client.timeit("aio.timeit", tags={"a": "1"}):
        await asyncio.sleep(0.02)
    await client.timeit_task(asyncio.sleep(0.02), "aio.task")
    async with aiodogstatsd.Client(
        host="127.0.0.1", port=port, namespace="named", constant_tags={"env": "lab", "who": "all"}
    ) as other:
        other.gauge("aio.gauge", value=7, tags={"who": "me"})
    # Below 1 but so near that chance leaves nothing out.
    client.increment("aio.sampled", value=2, sample_rate=0.999999999)


async def distribution(client, _port):
    for i in range(101):
        client.distribution("aio.distribution", value=(i * 37) % 101 + 0.5, tags={"a": "1"})


async def main():
    port = int(sys.argv[1])
    calls = {"plain": plain, "distribution": distribution}[sys.argv[2]]
    async with aiodogstatsd.Client(host="127.0.0.1", port=port) as client:
        await calls(client, port)


asyncio.run(main())
