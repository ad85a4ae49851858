using Nuke.Common.Execution;

namespace Nuke.Common.Internal.Running;

/// <summary>Asks a target's conditions.</summary>
internal static class Conditions
{
    /// <summary>False, and the target is skipped, at the first condition that does not hold.</summary>
    /// <exception cref="ConditionException">A condition threw.</exception>
    public static bool Apply(ExecutableTarget target, List<(string Text, Func<bool> Delegate)> conditions, Skipping skipping)
    {
        foreach (var (text, holds) in conditions)
        {
            if (Ask(target, text, holds))
                continue;

            skipping.ByCondition(target, text);
            return false;
        }

        return true;
    }

    private static bool Ask(ExecutableTarget target, string text, Func<bool> condition)
    {
        try
        {
            return condition();
        }
        catch (Exception error)
        {
            target.Status = ExecutionStatus.Failed;
            throw new ConditionException(target.Name, text, error);
        }
    }
}
