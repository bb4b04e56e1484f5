"""From a chart, a theme and a size to a picture and its marks.

`request` and `resolve` know no matplotlib, so that the process that paints may use them;
`draw`, `worker` and all below them run in a process of their own.
"""
