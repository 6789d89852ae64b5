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
    }

    /// <summary>What the method does. May be empty.</summary>
    public string Title { get; }

    /// <summary>What the method returns. May be empty.</summary>
    public string Response { get; }
}
