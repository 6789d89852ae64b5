namespace Ipernity.Sandbox.CommandLine;

/// <summary>What the help says about an option.</summary>
internal sealed record OptionHelp
{
    /// <summary>The word for the value in the usage.</summary>
    public required string Placeholder { get; init; }

    public required string Description { get; init; }
}
