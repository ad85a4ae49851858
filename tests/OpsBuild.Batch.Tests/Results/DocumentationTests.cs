using System.Globalization;
using OpsBuild.Batch.Commands;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Tests.Results;

public sealed class The_documentation
{
    [Fact]
    public void lists_exactly_the_outcomes_that_there_are_with_their_exit_codes()
    {
        var rows = Page("exit-codes.md").Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Code: int.Parse(cells[1], CultureInfo.InvariantCulture), Word: cells[2].Trim('`')));

        Assert.Equal(Outcome.All.Select(outcome => ((int)outcome.ExitCode, outcome.Word)), rows);
    }

    [Fact]
    public void lists_every_exit_code_once_in_code()
    {
        Assert.Equal(Enum.GetValues<ExitCode>(), Outcome.All.Select(outcome => outcome.ExitCode).Distinct().Order());
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.True((int)code < 126 || code is ExitCode.Interrupted or ExitCode.Stopped));
    }

    [Fact]
    public void lists_every_variable_of_every_command()
    {
        var page = Page("batch.md");

        Assert.All(BatchCommands.All.SelectMany(command => command.Variables), variable =>
        {
            var row = Assert.Single(page, line => line.StartsWith($"| `{variable.Name}` |", StringComparison.Ordinal));
            Assert.Contains(variable.Default is null ? "| required |" : "|", row, StringComparison.Ordinal);
        });
    }

    private static string[] Page(string name) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, name));
}
