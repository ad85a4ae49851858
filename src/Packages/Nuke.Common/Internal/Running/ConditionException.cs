namespace Nuke.Common.Internal.Running;

/// <summary>Nobody knows whether the target should run, so that the build can not go on.</summary>
internal sealed class ConditionException(string target, string condition, Exception cause)
    : Exception($"The condition '{condition}' of target {target} could not be asked: {cause.Message}", cause);
