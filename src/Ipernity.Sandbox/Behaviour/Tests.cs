using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>test.*</c></summary>
internal static class Tests
{
    public static Element Echo(Call call) => Element.Payload(Element.OfText("echo", call.Required("echo")));

    public static Element Hello(Call call) => Element.Payload(Element.OfText("hello", "hello world!"));
}
