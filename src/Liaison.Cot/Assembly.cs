// Scratch memory on the stack is always written before it is read; clearing 3 KB for each event would be waste.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
