namespace AWSSDK.Subset.Runtime;

/// <summary>A member that makes a call repeatable: the service answers a second request with the same token as it answered the first.</summary>
/// <param name="Request">The type whose member it is.</param>
/// <param name="Member">The member's name on the wire; marked <c>idempotencyToken</c> in AWS's service models.</param>
internal sealed record IdempotencyToken(Type Request, string Member);
