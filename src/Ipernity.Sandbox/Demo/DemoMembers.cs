namespace Ipernity.Sandbox.Demo;

/// <summary>Two invented members, who know each other.</summary>
internal static class DemoMembers
{
    public static Members Create()
    {
        var demo = new Member("130001", Members.DemoUserName, "Ada Demo")
        {
            Country = "FR",
            Town = "Annecy",
            Latitude = "45.899",
            Longitude = "6.129",
            IsPro = true,
            MemberSince = 1_210_000_000,
        };
        var guest = new Member("130002", "noor", "Noor Guest")
        {
            Country = "NL",
            Town = "Leiden",
            Latitude = "52.160",
            Longitude = "4.497",
            MemberSince = 1_330_000_000,
        };
        demo.Friends.Add(guest.UserId);
        guest.Friends.Add(demo.UserId);
        return new Members(demo, guest);
    }
}
