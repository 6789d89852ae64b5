namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>The error codes of one method.</summary>
internal sealed class MethodErrorTable
{
    private readonly Dictionary<(FailureCause Cause, string? Parameter), int> _codes = [];
    private readonly List<AnswerError> _errors = [];

    public IReadOnlyList<AnswerError> Errors => _errors;

    /// <param name="error">The code and its meaning.</param>
    /// <param name="causes">The causes that have this code, such as <c>ParameterMissing</c> or <c>ParameterMissing(title)</c>.</param>
    public void Add(AnswerError error, IEnumerable<string> causes)
    {
        _errors.Add(error);
        foreach (var cause in causes)
        {
            var parts = cause.Split('(', ')');
            _codes.Add((Enum.Parse<FailureCause>(parts[0]), parts.Length > 1 ? parts[1] : null), error.Code);
        }
    }

    /// <summary>The code of a failure; null if the method does not document it.</summary>
    public int? CodeOf(FailureCause cause, string? parameter)
    {
        if (parameter is not null && _codes.TryGetValue((cause, parameter), out var code))
            return code;
        return _codes.TryGetValue((cause, null), out code) ? code : null;
    }
}
