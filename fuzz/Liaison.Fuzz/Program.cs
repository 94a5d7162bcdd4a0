// Each parser has one fuzz target here; see the usage text below.
Console.Error.WriteLine("usage: Liaison.Fuzz TARGET");
return 2;
