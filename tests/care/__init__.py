"""Care: signs, and when somebody is not safe."""
