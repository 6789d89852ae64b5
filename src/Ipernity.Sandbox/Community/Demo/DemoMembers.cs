using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Creates the demo members and their relations.</summary>
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
        var brother = new Member("130003", "marek", "Marek Demo")
        {
            Country = "CZ",
            Town = "Brno",
            Latitude = "49.195",
            Longitude = "16.608",
            IsPro = true,
            MemberSince = 1_260_000_000,
        };
        var contact = new Member("130004", "yuki", "Yuki Contact")
        {
            Country = "JP",
            Town = "京都市",
            Latitude = "35.011",
            Longitude = "135.768",
            MemberSince = 1_290_000_000,
        };
        var admired = new Member("130005", "ines", "Inês Far")
        {
            Country = "PT",
            Town = "Lisboa",
            Latitude = "38.722",
            Longitude = "-9.139",
            IsPro = true,
            MemberSince = 1_305_000_000,
        };
        var admirer = new Member("130006", "tomasz", "Tomasz Near")
        {
            Country = "PL",
            Town = "Gdańsk",
            Latitude = "54.352",
            Longitude = "18.647",
            MemberSince = 1_410_000_000,
        };

        Know(demo.Friends, guest.Friends, demo, guest);
        Know(demo.Family, brother.Family, demo, brother);
        Know(demo.Contacts, contact.Contacts, demo, contact);
        Know(guest.Friends, contact.Friends, guest, contact);
        demo.Contacts.Add(admired.UserId);
        admirer.Contacts.Add(demo.UserId);
        return new Members(demo, guest, brother, contact, admired, admirer);
    }

    private static void Know(HashSet<string> one, HashSet<string> other, Member oneself, Member another)
    {
        one.Add(another.UserId);
        other.Add(oneself.UserId);
    }
}
