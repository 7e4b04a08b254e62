namespace Weir.Core.Contracts;

/// <summary>Computes the results of some rows. Several threads may call it at once; an exception becomes the error of the module that asked.</summary>
public delegate void UserFunctionBody(IFunctionRows rows, IFunctionResult result);
