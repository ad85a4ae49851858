using OpsBuild.Migrations.Detection.Files;

namespace OpsBuild.Migrations.Detection.Rules;

/// <summary>Every migration has a version of its own, and a new one is newer than all that the base has.</summary>
internal static class VersionRules
{
    public static IEnumerable<DetectionRefusal> Judge(Comparison comparison)
    {
        var newest = Newest(comparison.Folder, comparison.Before);
        var last = comparison.Before.Migrations.Select(file => file.Path).LastOrDefault();
        foreach (var path in comparison.Now.Migrations.Select(file => file.Path))
            if (Judge(comparison, path, newest, last) is { } refusal)
                yield return refusal;

        foreach (var refusal in Duplicates(comparison))
            yield return refusal;
    }

    /// <summary>The version in a file's name; null when there is nothing before the first <c>_</c>.</summary>
    public static MigrationVersion? VersionOf(MigrationFolder folder, string path)
    {
        var name = folder.NameOf(path)[..^".sql".Length];
        return MigrationVersion.TryParse(name.Split('_', 2)[0], out var version) ? version : null;
    }

    public static MigrationVersion? Newest(MigrationFolder folder, FolderContent content) =>
        content.Migrations.Select(file => VersionOf(folder, file.Path)).OfType<MigrationVersion>().Max();

    private static DetectionRefusal? Judge(Comparison comparison, string path, MigrationVersion? newest, string? last)
    {
        if (VersionOf(comparison.Folder, path) is not { } version)
            return comparison.Refuse(RefusalCode.VersionMissing, path,
                "its name has no version before the first '_'.",
                "name it <version>_<name>.sql; ./build.sh NewMigration --name <name> makes one.");
        if (!comparison.Added.Contains(path))
            return null;
        if (IsTimestamp(version) && !version.TryGetMoment(out _))
            return comparison.Refuse(RefusalCode.VersionShape, path,
                $"{version} has 14 digits and is no time (yyyyMMddHHmmss), so nobody can tell which version comes next.",
                Renew(comparison.Folder, path));
        if (newest is null)
            return null;
        if (IsTimestamp(newest) && !IsTimestamp(version))
            return comparison.Refuse(RefusalCode.VersionShape, path,
                $"versions are compared as text, and {version} beside 14-digit time stamps such as {newest} sorts where nobody expects it.",
                Renew(comparison.Folder, path));
        // An equal one is a duplicate and refused as such.
        if (version.CompareTo(newest) < 0 || (version != newest && Utf8Order.Instance.Compare(path, last) < 0))
            return comparison.Refuse(RefusalCode.VersionOutOfOrder, path,
                $"{version} is older than {newest}, which the base has: a database at {newest} would never run it.",
                Renew(comparison.Folder, path));
        return null;
    }

    private static IEnumerable<DetectionRefusal> Duplicates(Comparison comparison) =>
        from file in comparison.Now.Migrations
        let version = VersionOf(comparison.Folder, file.Path)
        where version is not null
        group file.Path by version into sharing
        where sharing.Count() > 1
        from path in Blamed(comparison, [.. sharing])
        select comparison.Refuse(RefusalCode.VersionDuplicate, path,
            $"{sharing.Key} is also the version of {string.Join(" and ", sharing.Where(other => other != path).Select(ShellText.Quote))}; "
            + "the database remembers versions, so only one of them would ever run.",
            Renew(comparison.Folder, path));

    // The new file has to give way; where both are old, both are named.
    private static string[] Blamed(Comparison comparison, string[] sharing)
    {
        string[] added = [.. sharing.Where(comparison.Added.Contains)];
        return added.Length > 0 ? added : sharing;
    }

    public static string Renew(MigrationFolder folder, string path)
    {
        var name = folder.NameOf(path)[..^".sql".Length].Split('_', 2) is [_, { Length: > 0 } description] ? description : "<name>";
        return $"./build.sh NewMigration --name {ShellText.Quote(name)}, move the statements of {ShellText.Quote(path)} into the new file, "
            + "delete the old one, then ./build.sh HashMigrations.";
    }

    private static bool IsTimestamp(MigrationVersion version) =>
        version.ToString() is { Length: 14 } text && text.All(char.IsAsciiDigit);
}
