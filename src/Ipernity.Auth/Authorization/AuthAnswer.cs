using Ipernity.Auth.Answers;

namespace Ipernity.Auth.Authorization;

/// <summary>Reads the answers of the <c>auth.*</c> methods, in both formats and all spellings that the service uses.</summary>
internal static class AuthAnswer
{
    public static string ReadFrob(ApiAnswer answer) => Required(Auth(answer).Text("frob"), answer, "frob");

    /// <summary>Reads a token. The answer of <c>auth.checkToken</c> may lack the token itself, which the caller knows.</summary>
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
        !string.IsNullOrEmpty(value) ? value! : throw answer.Unreadable($"has no {name}");
}
