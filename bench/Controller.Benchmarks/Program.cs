using BenchmarkDotNet.Running;
using Controller.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(PlannerBenchmarks).Assembly).Run(args);
