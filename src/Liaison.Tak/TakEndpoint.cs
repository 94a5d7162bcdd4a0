using System.Net;

namespace Liaison.Tak;

/// <summary>Where an input listens.</summary>
/// <param name="Name">Name of the input.</param>
/// <param name="Protocol">How clients reach it.</param>
/// <param name="EndPoint">Address and port.</param>
public sealed record TakEndpoint(string Name, TakProtocol Protocol, IPEndPoint EndPoint);
