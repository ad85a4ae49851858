using System.Collections;
using OpsBuild.Batch;
using OpsBuild.Batch.Commands;

var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");
using var output = Console.OpenStandardOutput();
return await new BatchProgram(environment, output, Console.Error, BatchCommands.All).RunAsync(args);
