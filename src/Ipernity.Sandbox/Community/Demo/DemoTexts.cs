using Ipernity.Sandbox.Community.Documents;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>The titles, descriptions and keywords of the demo documents and albums, in several languages and scripts.</summary>
internal static class DemoTexts
{
    public static IReadOnlyList<string> Titles { get; } =
    [
        "Morning at the harbour", "Le marché sous la pluie", "Über den Dächern", "Čekání na vlak", "Вечер на реке", "早朝の市場",
        "Ulica w deszczu", "Øst for sommeren", "Καλοκαίρι στο νησί", "나무 아래 그늘", "La siesta del gato", "Þoka yfir firði",
        "Kahvitauko", "水面倒影", "Ağaçların gölgesi", "Passo a passo", "שקיעה בים", "طريق الصحراء", "Old & new", "\"Untitled\" <study>",
        "Two chairs, one table", "Fenêtre ouverte", "Grün auf Grün", "Zimní světlo", "Мост", "雨の坂道", "Market day 🍋", "Noche de San Juan",
        "Ljus i november", "The ferryman's hut", "Herbstlaub", "Sentier des crêtes", "O último elétrico", "Stairs to nowhere",
    ];

    public static IReadOnlyList<string> Descriptions { get; } =
    [
        "", "", "", "Seen on the way home.", "Une lumière qui ne dure que quelques minutes.", "Aus der Hand, ohne Stativ.",
        "第一次用这支镜头。", "Первый снег этой зимы.", "Taken with <b>patience</b> & luck.\nSecond try, a day later.",
    ];

    public static IReadOnlyList<string> Keywords { get; } =
    [
        "black and white", "street", "rivière", "Herbst", "夜", "macro", "old town", "sea", "лес", "light & shadow", "portrait", "café",
        "winter", "architecture", "blue hour", "film", "bicycle", "garden", "fog", "reflection",
    ];

    public static IReadOnlyList<GeoPoint> Places { get; } =
    [
        new(45.899247, 6.129384, "601", "Annecy, France"), new(52.160114, 4.497010, "602", "Leiden, Nederland"),
        new(38.722252, -9.139337, "603", "Lisboa, Portugal"), new(60.391263, 5.322054, "604", "Bergen, Norge"),
        new(35.011564, 135.768149, "605", "京都市, 日本"), new(-33.456940, -70.648270, "606", "Santiago, Chile"),
    ];

    public static IReadOnlyList<(string Title, string Description)> Albums { get; } =
    [
        ("Harbours", "Boats, ropes, gulls."), ("Sous la pluie", "Parapluies et reflets."), ("Alpen 2019", "Acht Tage zu Fuß."),
        ("京都", "春の旅。"), ("Black & white", ""), ("Город ночью", "После одиннадцати."), ("Gardens", ""), ("Ferrovie", "Stazioni e binari."),
        ("Portraits", "People I know, with their leave."), ("Nord", "Norge, Ísland, Føroyar."), ("Macro", ""),
        ("Sounds and films", "What does not hold still."),
    ];

    public static IReadOnlyList<int> Licenses { get; } = [0, 0, 0, 1, 3, 5, 7, 9, 11, 255];

    public static IReadOnlyList<(int Width, int Height)> Sizes { get; } =
        [(1024, 768), (768, 1024), (1024, 683), (900, 900), (1024, 576)];
}
