"""What is told of somebody: address, age, trade, circumstances, and the figures of a case."""
