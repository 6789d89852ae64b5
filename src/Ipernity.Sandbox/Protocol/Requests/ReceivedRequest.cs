using Ipernity.Sandbox.Protocol.Errors;
using Ipernity.Sandbox.Storage;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>An API request before any checks. Disposing it deletes the uploaded file, unless <see cref="KeepFile"/> was called.</summary>
internal sealed class ReceivedRequest(string method, string format, bool isPost, ParameterList parameters, StoredFile? file) : IDisposable
{
    private bool _isFileKept;

    public string Method { get; } = method;

    public string Format { get; } = format;

    public bool IsPost { get; } = isPost;

    /// <summary>What is wrong with the envelope of the call; null if it can be read or has none.</summary>
    public CallFailedException? Failure { get; init; }

    /// <summary>What an OAuth signature covers.</summary>
    public required SignedParts SignedParts { get; init; }

    public ParameterList Parameters { get; } = parameters;

    public StoredFile? File { get; } = file;

    /// <summary>Hands the file over to the caller, who disposes it.</summary>
    public void KeepFile() => _isFileKept = true;

    /// <summary>Deletes the file that nobody keeps. Call it before the answer, so that the file is gone when the client has it.</summary>
    public void DeleteFile()
    {
        if (!_isFileKept)
            File?.Dispose();
    }

    public void Dispose() => DeleteFile();
}
