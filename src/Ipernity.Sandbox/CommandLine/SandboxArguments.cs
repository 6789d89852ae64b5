using Ipernity.Sandbox.Hosting;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>The program's arguments.</summary>
/// <param name="Options">The options of the sandbox.</param>
/// <param name="Parent">The id of the process that started this one and that it ends with; null if a person started it.</param>
/// <param name="CertificatePath">The file to write the HTTPS certificate to; null for none.</param>
internal sealed record SandboxArguments(SandboxOptions Options, int? Parent, string? CertificatePath);
