/** The one file of ECharts that is quick to load; its types are those of the package. */
declare module 'echarts/dist/echarts.esm.min.mjs' {
  export * from 'echarts';
}
