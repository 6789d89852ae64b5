namespace Ipernity.Api.Methods;

/// <summary>The type of a parameter's values.</summary>
public enum ParameterType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>Text with some HTML.</summary>
    Html,

    /// <summary>An identifier.</summary>
    Id,

    /// <summary>Identifiers, separated by commas.</summary>
    IdList,

    /// <summary>1 for yes, 0 for no.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number with a decimal point.</summary>
    Number,

    /// <summary>A day: <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A point in time, as the camera's clock showed it: <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    Time,

    /// <summary>A point in time in seconds since 1970-01-01 00:00:00 UTC.</summary>
    UnixTime,

    /// <summary>One of the parameter's values.</summary>
    Choice,

    /// <summary>Values, separated by commas.</summary>
    List,

    /// <summary>The bytes of a file.</summary>
    File,
}
