using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Tests;

/// <summary><c>test.*</c></summary>
internal static class TestMethods
{
    public static Element Echo(MethodCall call) => Element.Payload(Element.OfText("echo", call.Required("echo")));

    public static Element Hello(MethodCall call) => Element.Payload(Element.OfText("hello", "hello world!"));
}
