using System.Globalization;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Lint;

namespace OpsBuild.Bench.Figures;

/// <summary>2,000 migrations of the usual kind, read from disk and judged by every rule.</summary>
/// <remarks>The goal is that of the apply issue: under a second.</remarks>
internal sealed class LintOfManyFiles : IFigure
{
    private const int Files = 2_000;
    private const int Runs = 5;

    public IReadOnlyList<string> Names { get; } = ["lint_2000_files"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("opsbuild-bench-lint-");
        try
        {
            Write(folder.FullName);
            List<double> seconds = [];
            // The first run compiles the code that it needs, as it would for a person who starts a program for it: it counts too.
            for (var run = 0; run < Runs; run++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                seconds.Add(await Samples.SecondsAsync(() =>
                {
                    var report = new MigrationLinter(LintConfiguration.Default).Lint(MigrationDirectory.Read(folder.FullName).Files);
                    if (report is not { Files: Files, Findings.Count: > Files })
                        throw new InvalidOperationException(
                            $"The linter did not do what is timed: {report.Files} files, {report.Findings.Count} findings");
                    return Task.CompletedTask;
                }));
            }

            return [new Row("lint_2000_files", Samples.Median(seconds), "s", Goal.AtMost(1))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string folder)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Files; i++)
        {
            var version = start.AddMinutes(i).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(folder, $"{version}_table_{i}.sql"), $$"""
                -- Orders of region {{i}}.
                create table orders_{{i}} (
                    id          bigint generated always as identity constraint orders_{{i}}_pkey primary key,
                    customer_id bigint not null,
                    code        varchar(20) not null constraint orders_{{i}}_code_there check (code <> ''),
                    note        text default 'it''s late',
                    created_at  timestamptz not null default now()
                );

                create index orders_{{i}}_customer_idx on orders_{{i}} (customer_id, created_at desc);
                comment on table orders_{{i}} is 'What customers of this region buy.';

                create function note_{{i}}() returns trigger language plpgsql as $body$
                begin
                    new.note := coalesce(new.note, 'none; yet');
                    return new;
                end;
                $body$;

                create trigger orders_{{i}}_note before insert on orders_{{i}} for each row execute function note_{{i}}();

                alter table orders_{{Math.Max(0, i - 1)}} add column tracking_{{i}} text,
                    add constraint tracking_{{i}}_there check (tracking_{{i}} <> '');
                create index orders_tracking_{{i}}_idx on orders_{{Math.Max(0, i - 1)}} (tracking_{{i}});
                update orders_{{Math.Max(0, i - 1)}} set note = 'seen'
                where id in (select id from orders_{{Math.Max(0, i - 1)}} where note is null);
                """);
        }
    }
}
