using Ipernity.Api.Methods;

namespace Ipernity.PowerShell.Methods;

/// <summary>A method of the API as the service itself describes it.</summary>
public sealed class IpernityMethodDescription : IpernityMethod
{
    internal IpernityMethodDescription(MethodDescription description)
        : base(description)
    {
        Title = description.Title;
        Response = description.Response;
        Errors = [.. description.Errors];
    }

    /// <summary>What the method does, in a line; may be empty.</summary>
    public string Title { get; }

    /// <summary>What the method answers; may be empty.</summary>
    public string Response { get; }

    /// <summary>The errors that the method may answer with, beside those that are common to all.</summary>
    public MethodError[] Errors { get; }
}
