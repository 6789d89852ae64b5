using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Authorization;

/// <summary>Reads what the <c>auth.*</c> methods answer, in either format and in each spelling that was seen.</summary>
internal static class AuthAnswer
{
    public static string ReadFrob(ApiAnswer answer) => Required(Auth(answer).Text("frob"), answer, "frob");

    /// <summary>Reads a token. <c>auth.checkToken</c> may leave the token out, since the caller has it.</summary>
    public static AccessToken ReadToken(ApiAnswer answer, string? known = null)
    {
        var auth = Auth(answer);
        var user = auth.Child("user");
        var permissions = auth.Child("permissions") ?? auth.Child("perms");

        return new AccessToken(
            Required(auth.Text("token") ?? known, answer, "token"),
            PermissionSet.FromAnswer(area => permissions?.Text(area)),
            new IpernityUser(
                Required(user?.Text("user_id"), answer, "user"),
                user?.Text("username") ?? "",
                user?.Text("realname") ?? ""));
    }

    private static IAnswerNode Auth(ApiAnswer answer)
    {
        var root = answer.ReadRoot();
        return root.Child("auth") ?? root;
    }

    private static string Required(string? value, ApiAnswer answer, string name) =>
        !string.IsNullOrEmpty(value) ? value! : throw new IpernityTransportException(
            TransportFailure.InvalidAnswer, answer.Method, $"The answer to {answer.Method} has no {name}.");
}
