using System.Text.RegularExpressions;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>The form of the authorization page, as scripts for the live page read it.</summary>
internal sealed partial record PostedForm(string Method, string Action, IReadOnlyDictionary<string, string> Hidden)
{
    /// <summary>The form named <c>fa</c>; null if there is none.</summary>
    public static PostedForm? Find(string html)
    {
        if (Form().Match(html) is not { Success: true } form)
            return null;
        var hidden =
            HiddenField().Matches(form.Value).ToDictionary(field => field.Groups["name"].Value, field => field.Groups["value"].Value);
        return new PostedForm(Attribute(form.Value, "method"), Attribute(form.Value, "action"), hidden);
    }

    public FormUrlEncodedContent With(params (string Name, string Value)[] more) =>
        new([.. Hidden, .. more.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    private static string Attribute(string html, string name) => Regex.Match(html, $"{name}=\"(.*?)\"").Groups[1].Value;

    [GeneratedRegex("<form name=\"fa\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>.*?)\" value=\"(?<value>.*?)\">")]
    private static partial Regex HiddenField();
}
