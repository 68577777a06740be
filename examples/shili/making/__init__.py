"""The invented district: plans, words and a tidy YAML writer; used by make.py and by nobody else."""
