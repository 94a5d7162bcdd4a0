// Each benchmark is a verb of this program; see the usage text below.
Console.Error.WriteLine("usage: Liaison.Bench VERB");
return 2;
