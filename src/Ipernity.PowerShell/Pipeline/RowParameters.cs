namespace Ipernity.PowerShell.Pipeline;

/// <summary>
/// Distinguishes parameters of the command line from those that the current pipeline object bound. The engine resets the values of
/// parameters between two pipeline objects but keeps their names in <c>MyInvocation.BoundParameters</c>; this class removes them.
/// </summary>
internal sealed class RowParameters(IDictionary<string, object> boundParameters)
{
    private readonly HashSet<string> _commandLine = new(boundParameters.Keys, StringComparer.OrdinalIgnoreCase);

    /// <returns>The value that was bound; null if none was.</returns>
    public object? Find(string parameter) => boundParameters.TryGetValue(parameter, out var value) ? value : null;

    /// <summary>Whether a bound parameter comes from the pipeline object and not from the command line.</summary>
    public bool IsOfPipeline(string parameter) => !_commandLine.Contains(parameter);

    /// <summary>Forgets the names that only the current pipeline object bound. Call it at the end of <c>ProcessRecord</c>.</summary>
    public void EndRow()
    {
        foreach (var name in boundParameters.Keys.Except(_commandLine, StringComparer.OrdinalIgnoreCase).ToArray())
            boundParameters.Remove(name);
    }
}
