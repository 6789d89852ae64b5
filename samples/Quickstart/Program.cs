using System.Reflection;
using Ipernity.Quickstart;
using Ipernity.Sandbox;

// Shows the module at work on a machine without PowerShell: a local ipernity, the PowerShell engine, and quickstart.ps1.
var folder = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ScriptFolder").Value!;

await using var sandbox = await SandboxServer.StartAsync();
using var session = new ScriptSession(Path.Combine(folder, "quickstart.ps1"), sandbox);
return session.Run() ? 0 : 1;
