using Ipernity.Sandbox.Community.Groups;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>The titles and descriptions of the demo groups, some in two languages.</summary>
internal static class DemoGroupTexts
{
    public static IReadOnlyList<GroupText> Harbours { get; } =
    [
        new("en", "Harbours of the world", "Quays, cranes, ferries and those who wait for them."),
        new("fr", "Ports du monde", "Quais, grues, bacs et ceux qui les attendent."),
    ];

    public static IReadOnlyList<GroupText> Monochrome { get; } =
    [
        new("en", "Black & white only", "No colour, whatever the reason. A moderator looks at every picture."),
        new("de", "Nur Schwarzweiß", "Keine Farbe, aus welchem Grund auch immer. Jedes Bild wird geprüft."),
    ];

    public static IReadOnlyList<GroupText> OneAWeek { get; } = [new("en", "One a week", "Choose the one that you would keep.")];

    public static IReadOnlyList<GroupText> Atelier { get; } = [new("nl", "Atelier Leiden", "Alleen voor wie er komt.")];

    public static IReadOnlyList<GroupText> AtHome { get; } = [new("fr", "À la maison", "Photos de famille.")];

    public static IReadOnlyList<GroupText> Moving { get; } = [new("cs", "Co se hýbe", "Zvuky a filmy. Žádné fotky!")];

    public static IReadOnlyList<GroupText> Rivers { get; } = [new("en", "Rivers <from source to sea>", "鴨川から海まで。")];

    public static IReadOnlyList<GroupText> LateLight { get; } =
    [
        new("pt", "Luz tardia", "A última hora do dia."),
        new("en", "Late light", "The last hour of the day."),
    ];
}
