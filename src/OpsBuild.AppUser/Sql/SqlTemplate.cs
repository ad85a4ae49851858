using System.Text;
using OpsBuild.AppUser.Policies;
using OpsBuild.Migrations;

namespace OpsBuild.AppUser.Sql;

/// <summary>The statements of db/app-user.sql, into which names and values are put.</summary>
public sealed class SqlTemplate
{
    /// <summary>The file's usual name, in the folder beside the migrations' own.</summary>
    public const string FileName = "app-user.sql";

    private readonly IReadOnlyDictionary<string, List<TemplatePart>> sections;

    private SqlTemplate(IReadOnlyDictionary<string, List<TemplatePart>> sections) => this.sections = sections;

    /// <summary>The one that the program brings, which is db/app-user.sql as it was when the program was compiled.</summary>
    public static SqlTemplate BuiltIn { get; } = ReadBuiltIn();

    /// <summary>Reads a template; a section that it does not have is as the built-in one has it.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="PolicyFileException">It is no such template; every problem is named with its line.</exception>
    public static SqlTemplate Parse(string name, string text)
    {
        var own = Sections(name, text);
        return new SqlTemplate(TemplateSections.All.Keys.ToDictionary(
            section => section, section => own.GetValueOrDefault(section) ?? BuiltIn.sections[section], StringComparer.Ordinal));
    }

    /// <summary>A section's statement, without a semicolon.</summary>
    internal string Render(string section, params IReadOnlyCollection<(string Name, string Value)> values)
    {
        var sql = new StringBuilder();
        foreach (var part in sections[section])
        {
            sql.Append(part switch
            {
                TemplatePart.Text text => text.Sql,
                TemplatePart.Variable { Form: VariableForm.Identifier } variable => SqlQuoting.Identifier(Value(variable.Name)),
                TemplatePart.Variable { Form: VariableForm.Literal } variable => SqlQuoting.Literal(Value(variable.Name)),
                TemplatePart.Variable variable => Value(variable.Name),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }

        // Words that a statement does without leave their space behind.
        return sql.ToString().TrimEnd();

        string Value(string name) => values.First(value => value.Name == name).Value;
    }

    private static Dictionary<string, List<TemplatePart>> Sections(string name, string text)
    {
        var lexer = new TemplateLexer(name, text);
        var read = lexer.Read();
        List<Problem> problems = [.. lexer.Problems];
        foreach (var (section, parts) in read)
        {
            if (!TemplateSections.All.TryGetValue(section, out var variables))
            {
                problems.Add(new Problem(
                    $"has the unknown section '{section}'", "It would never be sent.", $"The sections are {string.Join(", ", TemplateSections.All.Keys)}.") { File = name });
                continue;
            }

            if (parts.Count == 0)
            {
                problems.Add(new Problem(
                    $"has an empty section '{section}'", "Nothing would be sent where something has to be.", "Write its statement, or take the section out.") { File = name });
            }

            foreach (var unknown in parts.OfType<TemplatePart.Variable>().Where(variable => !variables.Contains(variable.Name)))
            {
                problems.Add(new Problem(
                    $"has ':{unknown.Name}' in the section '{section}'", "There is no such variable there.",
                    variables.Length == 0 ? "The section has no variables." : $"Its variables are {string.Join(", ", variables)}.") { File = name, Line = unknown.Line });
            }
        }

        return problems.Count == 0 ? new Dictionary<string, List<TemplatePart>>(read, StringComparer.Ordinal) : throw new PolicyFileException(problems);
    }

    private static SqlTemplate ReadBuiltIn()
    {
        using var stream = typeof(SqlTemplate).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return new SqlTemplate(Sections(FileName, reader.ReadToEnd()));
    }
}
