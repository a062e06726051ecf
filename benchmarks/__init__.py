"""What newskit costs: time, memory, growth, and the same work done by others. Run ``python -m benchmarks``."""
