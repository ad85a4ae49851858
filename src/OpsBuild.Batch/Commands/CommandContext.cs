using OpsBuild.Batch.Logging;
using Serilog;

namespace OpsBuild.Batch.Commands;

/// <summary>What a command gets from the program.</summary>
/// <param name="Environment">The environment variables.</param>
/// <param name="Mask">Where it registers each secret that it reads.</param>
/// <param name="Log">Its log; texts and numbers only, since an ahead-of-time compiled program cannot take objects apart.</param>
internal sealed record CommandContext(IReadOnlyDictionary<string, string> Environment, SecretMask Mask, ILogger Log);
