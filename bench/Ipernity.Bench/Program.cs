using BenchmarkDotNet.Running;

// dotnet run -c Release --project bench/Ipernity.Bench -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
