// Files that the browser gets to keep.
export function give(octets, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(octets);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
