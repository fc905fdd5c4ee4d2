import { Center, Loader } from '@mantine/core';

/** Where a page will be while its code is on its way. */
export function PageLoader() {
  return (
    <Center py={96}>
      <Loader size="sm" type="dots" aria-label="Loading the page" />
    </Center>
  );
}
