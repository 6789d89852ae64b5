using System.Globalization;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Groups;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Adds the demo groups: one of each kind, with documents of their members.</summary>
internal static class DemoGroups
{
    private const int FirstId = 410_001;
    private const long FirstFounded = 1_400_000_000;
    private const int DocumentsOfAMember = 60;

    public static void AddTo(CommunityState community)
    {
        Group[] groups =
        [
            new(Id(0), "harbours", DemoGroupTexts.Harbours) { CreatedAt = Founded(8), Topics = 4, LastTopicAt = Founded(40) },
            new(Id(1), "monochrome", DemoGroupTexts.Monochrome)
            {
                CreatedAt = Founded(1),
                IsModerated = true,
                Topics = 11,
                LastTopicAt = Founded(41),
            },
            new(Id(2), "one-a-week", DemoGroupTexts.OneAWeek) { CreatedAt = Founded(2), Quota = new GroupQuota(1, GroupQuota.Week) },
            new(Id(3), "atelier", DemoGroupTexts.Atelier) { CreatedAt = Founded(3), Access = GroupAccess.Private, ShowsDocuments = false },
            new(Id(4), "at-home", DemoGroupTexts.AtHome) { CreatedAt = Founded(4), Access = GroupAccess.Private, ShowsDocuments = false },
            new(Id(5), "moving", DemoGroupTexts.Moving) { CreatedAt = Founded(5), Accepts = MediaTypes.Audio | MediaTypes.Video },
            new(Id(6), "rivers", DemoGroupTexts.Rivers)
            {
                CreatedAt = Founded(6),
                Access = GroupAccess.Invitation,
                ShowsDocuments = false,
                Topics = 2,
                LastTopicAt = Founded(42),
            },
            new(Id(7), "late-light", DemoGroupTexts.LateLight) { CreatedAt = Founded(7) },
        ];
        (int Group, string Name, GroupRole Role)[] members =
        [
            (0, "ada", GroupRole.Admin), (0, "noor", GroupRole.Member), (0, "marek", GroupRole.Member), (0, "yuki", GroupRole.Moderator),
            (1, "noor", GroupRole.Admin), (1, "ada", GroupRole.Member), (1, "yuki", GroupRole.Member),
            (2, "ines", GroupRole.Admin), (2, "ada", GroupRole.Member), (2, "noor", GroupRole.Member),
            (3, "noor", GroupRole.Admin), (3, "yuki", GroupRole.Member),
            (4, "ada", GroupRole.Admin), (4, "marek", GroupRole.Admin),
            (5, "marek", GroupRole.Admin), (5, "ada", GroupRole.Moderator),
            (6, "yuki", GroupRole.Admin), (6, "noor", GroupRole.Member),
            (7, "ines", GroupRole.Admin), (7, "noor", GroupRole.Moderator), (7, "tomasz", GroupRole.Member),
        ];
        for (var i = 0; i < members.Length; i++)
        {
            var (group, name, role) = members[i];
            var joined = groups[group].CreatedAt + (i * 86_400L);
            groups[group].Members.Add(community.Members.Find(name)!, new GroupMember(role, joined, joined + 30_000_000));
        }
        for (var i = 0; i < groups.Length; i++)
        {
            Fill(groups[i], community.Library, every: i + 3);
        }
        foreach (var group in groups.OrderBy(group => group.CreatedAt))
            community.Groups.Add(group);
    }

    /// <summary>
    /// Adds documents of the members to a group. In a moderated group the last document of a plain member stays pending.
    /// </summary>
    private static void Fill(Group group, Library library, int every)
    {
        var entries = group.Members.Keys
            .SelectMany(member => library.DocumentsOf(member)
                .Where(document => (group.Accepts & document.Media) != 0)
                .Take(DocumentsOfAMember)
                .Where((_, i) => i % every == 0))
            .Select(document => new GroupDocument(document, document.PostedAt + 3_600, IsPending: false))
            .OrderBy(entry => entry.AddedAt)
            .ThenBy(entry => entry.Document.Id, StringComparer.Ordinal)
            .ToList();
        var waiting = group.IsModerated ? entries.FindLastIndex(entry => group.Members[entry.Document.Owner].Role == GroupRole.Member) : -1;
        for (var i = 0; i < entries.Count; i++)
            group.Add(i == waiting ? entries[i] with { IsPending = true } : entries[i]);
    }

    private static string Id(int number) => (FirstId + number).ToString(CultureInfo.InvariantCulture);

    private static long Founded(int number) => FirstFounded + (number * 5_000_000L);
}
