namespace Ipernity.Sandbox.Faults;

/// <summary>The messages of the API errors that faults return.</summary>
internal static class ErrorMessages
{
    public static string Of(int code) => code switch
    {
        100 => "API key missing",
        101 => "API key invalid or disabled",
        102 => "Unknown format",
        103 => "Unknown method",
        104 => "Signature missing",
        105 => "Invalid signature",
        106 => "Auth token missing",
        107 => "Auth token invalid",
        108 => "User account closed or suspended",
        109 => "Blocked by the list of a member or group",
        110 => "Insufficient permission",
        111 => "Address not allowed",
        112 => "Application quota used up",
        113 => "Too many calls from this address",
        120 => "POST required",
        500 => "Service error",
        501 => "Service under maintenance",
        503 => "Service unavailable",
        < 100 => "The method failed",
        _ => "The call failed",
    };
}
