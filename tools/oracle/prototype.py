import sys,json,re,time,tempfile,random,collections
from pathlib import Path
from contextlib import suppress
from keys.project import checked
from oracle.variants import variants, documents_in, KINDS
from oracle.blocks import blocks, differing
from specgen.pipeline import render
from specgen.terraform.offline import mirror, runner
from specgen.terraform.offline.workspace import Workspace, prepare
END=float(sys.argv[1])+time.time(); kinds=sys.argv[2].split(','); N=int(sys.argv[3])
cnt=collections.Counter(); keys=set(); faults=[]
def rend(docs,case,kind,name):
    with checked(docs,case) as m:
        if m.project is None or m.errors: return None
        mods=[e.module for e in m.project.effectives if e.kind==kind and e.name==name]
        if not mods: return None
        r=render(m,lambda x:x.id==mods[0])
        return None if r.findings else (r.files,mods[0])
bases={}
groups=collections.defaultdict(list)
for kind in kinds:
    vs=list(variants(kind)); random.Random(1).shuffle(vs)
    keys|={(kind,v.key) for v in vs}
    print(kind,len(vs),len({v.key for v in vs}),flush=True)
    for v in vs[:N]:
        if time.time()>END: break
        cnt['tried']+=1
        d=v.changed()
        if d is None: cnt['noroom']+=1; continue
        try: got=rend(d,v.case,kind,d[v.index].get('name'))
        except Exception as e: faults.append((v,'OURS '+repr(e)[:200])); continue
        if got is None: cnt['refused']+=1; continue
        bk=(v.case.id,v.index)
        if bk not in bases:
            dd=documents_in(v.case); bases[bk]=rend(dd,v.case,kind,dd[v.index]['name'])
        if bases[bk] is None: cnt['nobase']+=1; continue
        b=blocks(*bases[bk])
        new=differing(b,blocks(*got),f"v{len(groups[bk])}_")
        if not new: cnt['nodiff']+=1; continue
        groups[bk].append((v,new))
print(cnt,flush=True)
with tempfile.TemporaryDirectory() as t, Workspace(Path(t),mirror.find_mirror()) as w:
  for bk,items in groups.items():
    files,mod=bases[bk]
    src=Path(t)/'src'/re.sub(r'\W','_',str(bk)); src.mkdir(parents=True)
    for p,x in files.items():
        if p.rpartition('/')[0]==mod: (src/p.rpartition('/')[2]).write_text(x)
    doc={}
    for _,new in items:
        for k,body in new.items():
            if k[0]=='locals': doc.setdefault('locals',{})[k[1]]=body
            else: doc.setdefault(k[0],{}).setdefault(k[1],{})[k[2]]=body
    (src/'zz.tf.json').write_text(json.dumps(doc,indent=1))
    m=prepare(w,src,src.name); runner.init(m)
    for d in runner.validate(m):
        if d.severity!='error': continue
        x=re.search(r'\bv(\d+)_',str(d))
        faults.append((items[int(x[1])][0] if x else None,str(d)[:260]))
    cnt['asked']+=len(items)
seen=set()
for v,f in faults:
    print('FAULT',v,'|',' '.join(f.split()))
print(cnt,len(keys),len(faults))
