"""Reads a CSV or XLSX file with the standard library alone and prints its cells as JSON: an oracle for the writers."""
import csv, io, json, re, sys, zipfile
import xml.etree.ElementTree as ET

ns = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}


def read_csv(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        return {'bom': open(path, 'rb').read(3) == b'\xef\xbb\xbf', 'rows': list(csv.reader(file, strict=True))}


def column_of(reference):
    letters = re.match(r'[A-Z]+', reference).group()
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def read_sheet(book, path, shared, formats):
    root = ET.fromstring(book.read(path))
    rows = []
    for row in root.iter('{%s}row' % ns['m']):
        cells = {}
        for cell in row.findall('m:c', ns):
            value = cell.find('m:v', ns)
            kind = cell.get('t', 'n')
            text = ''.join(t.text or '' for t in cell.iter('{%s}t' % ns['m'])) if value is None else value.text
            if kind == 's':
                text = shared[int(text)]
            cells[column_of(cell.get('r'))] = {'type': kind, 'value': text, 'format': formats[int(cell.get('s', 0))], 'formula': cell.find('m:f', ns) is not None}
        rows.append([cells.get(at) for at in range(max(cells, default=-1) + 1)])
    pane = root.find('.//m:pane', ns)
    widths = [float(col.get('width')) for col in root.iter('{%s}col' % ns['m'])]
    return {'rows': rows, 'frozen': None if pane is None else [pane.get('ySplit'), pane.get('xSplit')], 'widths': widths}


def read_xlsx(path):
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        shared = []
        if 'xl/sharedStrings.xml' in names:
            root = ET.fromstring(book.read('xl/sharedStrings.xml'))
            shared = [''.join(t.text or '' for t in item.iter('{%s}t' % ns['m'])) for item in root.findall('m:si', ns)]
        styles = ET.fromstring(book.read('xl/styles.xml'))
        codes = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter('{%s}numFmt' % ns['m'])}
        formats = [codes.get(x.get('numFmtId'), x.get('numFmtId')) for x in styles.find('m:cellXfs', ns)]
        sheets = [s.get('name') for s in ET.fromstring(book.read('xl/workbook.xml')).iter('{%s}sheet' % ns['m'])]
        return {name: read_sheet(book, 'xl/worksheets/sheet%d.xml' % (at + 1), shared, formats) for at, name in enumerate(sheets)}


path = sys.argv[1]
json.dump(read_xlsx(path) if path.endswith('.xlsx') else read_csv(path), io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8'), ensure_ascii=False)
