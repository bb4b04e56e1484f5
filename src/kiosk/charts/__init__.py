"""From a chart, a theme and a size to a picture and its marks."""
