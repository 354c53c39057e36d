"""What kinds of figures draw with: lines and areas, labels that fit, scales with round ticks."""
