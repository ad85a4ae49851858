using System.Buffers;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace OpsBuild.AppUser.Checks;

/// <summary>
/// Tries statements on the server, each in a subtransaction that is undone at once, so that nothing stays and no lock is held; all of them in one round
/// trip.
/// </summary>
internal static class Probes
{
    // Some statement has to say that a subtransaction is over; a state that is nobody else's.
    private const string Undone = "OPS00";

    private const string Block = $"""
        do $probes$
        declare
            probe record;
            said text;
            answers text[] := array[]::text[];
        begin
            for probe in select * from json_to_recordset(current_setting('opsbuild.probes')::json) as p (become text, make text, ask text) loop
                said := null;
                begin
                    if probe.become is not null then
                        execute probe.become;
                    end if;
                    execute probe.make;
                    if probe.ask is not null then
                        execute probe.ask into said;
                    end if;
                    raise exception using errcode = '{Undone}';
                exception
                    when sqlstate '{Undone}' then
                        answers := array_append(answers, coalesce('=' || said, ''));
                    when others then
                        answers := array_append(answers, sqlstate || sqlerrm);
                end;
            end loop;
            perform set_config('opsbuild.answers', array_to_json(answers)::text, true);
        end
        $probes$
        """;

    /// <summary>Tries them in their order.</summary>
    /// <param name="connection">In a transaction that the caller rolls back.</param>
    /// <param name="probes">What to try.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answers in the same order, and what was asked for beside them.</returns>
    /// <exception cref="PostgresException">The server runs no PL/pgSQL for this role.</exception>
    public static async Task<IReadOnlyList<(ProbeAnswer Answer, string? Said)>> RunAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Probe> probes, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('opsbuild.probes', $1, true)")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = Json(probes) } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Block));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select array(select json_array_elements_text(current_setting('opsbuild.answers')::json))"));
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return [.. rows.GetFieldValue<string[]>(0).Select(Answer)];
    }

    private static (ProbeAnswer, string?) Answer(string text) => text switch
    {
        "" => (new ProbeAnswer(null, null), null),
        ['=', .. var said] => (new ProbeAnswer(null, null), said),
        _ => (new ProbeAnswer(text[..5], text[5..]), null),
    };

    private static string Json(IReadOnlyCollection<Probe> probes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var probe in probes)
            {
                json.WriteStartObject();
                json.WriteString("become", probe.Become);
                json.WriteString("make", probe.Make);
                json.WriteString("ask", probe.Ask);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

/// <summary>Something to try.</summary>
/// <param name="Become">A statement before it, as SET LOCAL ROLE; null for none.</param>
/// <param name="Make">The statement.</param>
/// <param name="Ask">A query of one text after it; null for none.</param>
internal sealed record Probe(string? Become, string Make, string? Ask);
