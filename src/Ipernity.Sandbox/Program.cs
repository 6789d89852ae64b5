using Ipernity.Sandbox.CommandLine;

return await SandboxProgram.RunAsync(args);
