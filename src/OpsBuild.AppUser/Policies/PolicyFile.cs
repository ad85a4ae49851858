using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using OpsBuild.Migrations;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsBuild.AppUser.Policies;

/// <summary>The file <c>app-user.yaml</c>: a mapping whose keys are all optional. docs/app-user.md explains each.</summary>
public static partial class PolicyFile
{
    /// <summary>The file's usual name, in the folder beside the migrations' own.</summary>
    public const string FileName = "app-user.yaml";

    private const int LongestName = 63;

    private static readonly string[] TablePrivileges = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"];
    private static readonly string[] SequencePrivileges = ["USAGE", "SELECT", "UPDATE"];

    private static readonly Dictionary<string, Action<Reading, string>> Keys = new(StringComparer.Ordinal)
    {
        ["schemas"] = (reading, key) => reading.Policy = reading.Policy with { Schemas = reading.Names(key) },
        ["tables"] = (reading, key) => reading.Policy = reading.Policy with { TablePrivileges = reading.Words(key, TablePrivileges) },
        ["sequences"] = (reading, key) => reading.Policy = reading.Policy with { SequencePrivileges = reading.Words(key, SequencePrivileges) },
        ["functions"] = (reading, key) => reading.Policy = reading.Policy with { Functions = reading.Mode(key, "NONE") },
        ["types"] = (reading, key) => reading.Policy = reading.Policy with { Types = reading.Mode(key) },
        ["owners"] = (reading, key) => reading.Policy = reading.Policy with { Owners = reading.Names(key) },
        ["member_of"] = (reading, key) => reading.Policy = reading.Policy with { MemberOf = reading.Names(key) },
        ["connection_limit"] = (reading, key) => reading.Policy = reading.Policy with { ConnectionLimit = reading.Number(key) },
        ["settings"] = (reading, key) => reading.Policy = reading.Policy with { Settings = reading.Settings(key) },
        ["revoke_from_public"] = (reading, key) => reading.RevokeFromPublic(key),
        ["revoke_beyond"] = (reading, key) => reading.Policy = reading.Policy with { RevokesBeyond = reading.Flag(key) },
    };

    /// <summary>Reads the file's text; what it does not name has its default.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="PolicyFileException">It is no policy; every problem is named with its line.</exception>
    public static AppUserPolicy Parse(string name, string text)
    {
        var reading = new Reading(name, new Parser(new StringReader(text)));
        try
        {
            reading.Document();
        }
        catch (YamlException error)
        {
            reading.Problem(error.Start, $"is no YAML that can be read: {error.Message}", "Nothing of it could be trusted.", "Correct the line.");
        }
        catch (ShapeException)
        {
            // It is among the problems already; what comes after it could not be understood.
        }

        return reading.Problems.Count == 0 ? reading.Policy : throw new PolicyFileException(reading.Problems);
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]*([.][a-z_][a-z0-9_]*)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SettingName();

    private sealed class ShapeException : Exception;

    private sealed class Reading(string file, IParser parser)
    {
        public List<Problem> Problems { get; } = [];

        public AppUserPolicy Policy { get; set; } = new();

        public void Problem(Mark at, string what, string why, string remedy) =>
            Problems.Add(new Problem(what, why, remedy) { File = file, Line = (int)at.Line, Column = (int)at.Column });

        public void Document()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _) || (parser.Accept<Scalar>(out var nothing) && nothing is { Value: "", Style: ScalarStyle.Plain }))
                return;
            Expect<MappingStart>("keys such as 'schemas:'");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Expect<Scalar>("a key");
                if (!Keys.TryGetValue(key.Value, out var read))
                {
                    Problem(key.Start, $"has the unknown key '{key.Value}'", "It would be ignored without a word.", $"The keys are {string.Join(", ", Keys.Keys)}.");
                    parser.SkipThisAndNestedEvents();
                }
                else if (!seen.Add(key.Value))
                {
                    Problem(key.Start, $"has '{key.Value}' twice", "Only one of them could count.", "Remove one.");
                    parser.SkipThisAndNestedEvents();
                }
                else
                {
                    read(this, key.Value);
                }
            }

            Expect<DocumentEnd>("the end of the policy");
            Expect<StreamEnd>("the end of the file, not another document");
        }

        public ImmutableArray<string> Names(string key) => [.. Texts(key).Where(name => IsName(name, key)).Select(name => name.Value).Distinct(StringComparer.Ordinal)];

        public ImmutableArray<string> Words(string key, string[] known) =>
        [
            .. Texts(key).Select(word => Word(word, key, known)).OfType<string>().Distinct(StringComparer.Ordinal)
                .OrderBy(word => Array.IndexOf(known, word)),
        ];

        public GrantMode Mode(string key, params string[] more) => Word(Expect<Scalar>($"a word for '{key}'"), key, ["PUBLIC", "GRANTED", .. more]) switch
        {
            "GRANTED" => GrantMode.Granted,
            "NONE" => GrantMode.None,
            _ => GrantMode.AsPublic,
        };

        public bool Flag(string key) => Word(Expect<Scalar>($"true or false for '{key}'"), key, ["TRUE", "FALSE"]) == "TRUE";

        public int? Number(string key)
        {
            var number = Expect<Scalar>($"a number for '{key}'");
            if (int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
                return value;
            Problem(number.Start, $"has '{number.Value}' for '{key}'", "That is no number of connections.", "Write a number from 1, or leave the key out for the role's own.");
            return null;
        }

        public ImmutableSortedDictionary<string, string> Settings(string key)
        {
            Expect<MappingStart>($"'name: value' under '{key}'");
            // As the server has it, TimeZone and timezone are one.
            var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var name = Expect<Scalar>("a setting's name");
                var value = Expect<Scalar>($"a text for '{name.Value}'");
                if (!SettingName().IsMatch(name.Value))
                    Problem(name.Start, $"has the setting '{name.Value}'", "PostgreSQL has none of such a name.", "Write it as in postgresql.conf: statement_timeout.");
                else if (value.Value.Contains('\0', StringComparison.Ordinal) || !settings.TryAdd(name.Value, value.Value))
                    Problem(name.Start, $"has '{name.Value}' twice, or with a value that no setting can have", "Only one could count.", "Correct it.");
            }

            return settings.ToImmutable();
        }

        public void RevokeFromPublic(string key)
        {
            var words = Texts(key).Select(word => Word(word, key, ["SCHEMA-CREATE", "DATABASE-TEMP"])).ToList();
            Policy = Policy with { RevokesSchemaCreate = words.Contains("SCHEMA-CREATE"), RevokesDatabaseTemp = words.Contains("DATABASE-TEMP") };
        }

        private List<Scalar> Texts(string key)
        {
            Expect<SequenceStart>($"a list for '{key}', such as [one, two]");
            var texts = new List<Scalar>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                texts.Add(Expect<Scalar>($"a text in the list '{key}'"));
            return texts;
        }

        private string? Word(Scalar word, string key, string[] known)
        {
            if (known.Contains(word.Value.ToUpperInvariant()))
                return word.Value.ToUpperInvariant();
            Problem(
                word.Start, $"has '{word.Value}' for '{key}'", "It means nothing there.",
                $"The words are {string.Join(", ", key is "tables" or "sequences" ? known : known.Select(each => each.ToLowerInvariant()))}.");
            return null;
        }

        private bool IsName(Scalar name, string key)
        {
            if (name.Value.Length > 0 && System.Text.Encoding.UTF8.GetByteCount(name.Value) <= LongestName && !name.Value.Any(char.IsControl))
                return true;
            Problem(name.Start, $"has a name in '{key}' that PostgreSQL cannot have", "A name has 1 to 63 bytes and no control characters.", "Correct the name.");
            return false;
        }

        private T Expect<T>(string expected)
            where T : ParsingEvent
        {
            if (parser.TryConsume<T>(out var found))
                return found;
            Problem(parser.Current!.Start, $"should have {expected} here", "Nothing after this could be understood.", "See docs/app-user.md for the form.");
            throw new ShapeException();
        }
    }
}
