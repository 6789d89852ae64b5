using System.Globalization;
using System.Text;
using Ipernity.Auth.Http;

namespace Ipernity.PowerShell.Cmdlets;

/// <summary>The verbose message about one attempt of a call. It contains no secrets.</summary>
internal static class CallLog
{
    public static string Describe(CallAttempt attempt)
    {
        var line = new StringBuilder();
        line.AppendFormat(
            CultureInfo.InvariantCulture, "{0} {1}, attempt {2}: ", attempt.UsedGet ? "GET" : "POST", attempt.Method, attempt.Number);
        if (attempt.HttpStatus > 0)
            line.AppendFormat(CultureInfo.InvariantCulture, "HTTP {0}, ", attempt.HttpStatus);
        line.AppendFormat(CultureInfo.InvariantCulture, "{0:0} ms", attempt.Elapsed.TotalMilliseconds);
        if (attempt.Failure is { } failure)
            line.Append(", ").Append(failure.ErrorId);
        else
            line.AppendFormat(CultureInfo.InvariantCulture, ", {0:N0} bytes", attempt.Bytes);
        line.Append('.');
        if (attempt.Pause is { } pause)
            line.AppendFormat(CultureInfo.InvariantCulture, " Trying again in {0:0.0} s.", pause.TotalSeconds);
        return line.ToString();
    }
}
