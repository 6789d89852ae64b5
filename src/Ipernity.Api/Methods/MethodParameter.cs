namespace Ipernity.Api.Methods;

/// <summary>A parameter of a method.</summary>
public sealed class MethodParameter
{
    internal MethodParameter(string name, bool isRequired, int? defaultSize, int? maximumSize, string? description = null)
    {
        Name = name;
        IsRequired = isRequired;
        DefaultSize = defaultSize;
        MaximumSize = maximumSize;
        Description = description;
    }

    /// <summary>The parameter's name, such as <c>doc_id</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the parameter is required.</summary>
    public bool IsRequired { get; }

    /// <summary>For <c>per_page</c>, the default number of items on a page. Null for other parameters.</summary>
    public int? DefaultSize { get; }

    /// <summary>For <c>per_page</c>, the maximum number of items on a page. Null for other parameters.</summary>
    public int? MaximumSize { get; }

    /// <summary>The service's description, or null if it was not requested.</summary>
    public string? Description { get; }

    /// <summary>The name.</summary>
    /// <returns>The name, in brackets if the parameter is optional.</returns>
    public override string ToString() => IsRequired ? Name : $"[{Name}]";
}
