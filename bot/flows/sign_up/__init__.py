"""The first minutes: welcome and the two intakes."""
